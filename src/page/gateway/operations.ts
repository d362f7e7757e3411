/** Reads one licence, with every value of each kind, the evidence and the doubts. */
export const RECOGNIZE = `mutation RecognizeLicence($type: LicenceType!, $url: URL, $upload: Upload) {
  recognizeLicence(type: $type, url: $url, upload: $upload) {
    __typename
    sessionId
    ... on DriverLicence {
      licenceNumber
      name
      sex
      nationality
      address
      birthDate
      firstIssueDate
      vehicleClasses
      validFrom
      validUntil
      validIndefinitely
      issuingAuthority
    }
    ... on VehicleLicence {
      plateNumber
      vehicleType
      owner
      address
      useCharacter
      model
      vin
      engineNumber
      registrationDate
      issueDate
      issuingAuthority
    }
    ... on VehicleLicenceBack {
      plateNumber
      fileNumber
      occupantCapacity
      grossMass
      curbMass
      ratedLoadMass
      externalDimensions { length width height }
      towableMass
      remarks
      inspectionRecord
      inspectionValidUntil
    }
    items { field label text confidence box { x y width height } }
    warnings { code field message }
  }
}`;

/** What a picture must be: asked once, and it costs nothing. */
export const LIMITS = "{ imageLimits { maxBytes maxUrlLength formats } }";
