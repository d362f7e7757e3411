import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DriverLicence as ReadDriverLicence } from '../licence/driver-licence.ts';
import type { VehicleLicence as ReadVehicleLicence } from '../licence/vehicle-licence.ts';
import type { VehicleLicenceBack as ReadVehicleLicenceBack } from '../licence/vehicle-licence-back.ts';
import type { LicenceItem as ReadItem } from '../licence/licence-item.ts';
import type { RecognitionFailure as Failure } from './recognition-failure.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, as `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** An absolute http or https address of at most `imageLimits.maxUrlLength` characters. */
  URL: { input: string; output: string; }
  /** A file sent beside the operation: [multipart request](https://github.com/jaydenseric/graphql-multipart-request-spec). */
  Upload: { input: Promise<import('./uploaded-file.ts').UploadedFile>; output: never; }
  federation__FieldSet: { input: string; output: string; }
  link__Import: { input: string; output: string; }
};

/** Whether the OCR provider charged for a picture that was not read. */
export type Billed =
  /** It did not. */
  | 'NO'
  /** It may have: the call went out, and no whole answer came back. */
  | 'UNKNOWN'
  /** It did. */
  | 'YES';

/** A rectangle in the sent picture, in pixels; the origin is the top left corner. */
export type BoundingBox = {
  readonly __typename?: 'BoundingBox';
  /** Downwards. */
  readonly height: Scalars['Int']['output'];
  /** To the right. */
  readonly width: Scalars['Int']['output'];
  /** Left edge. */
  readonly x: Scalars['Int']['output'];
  /** Upper edge. */
  readonly y: Scalars['Int']['output'];
};

/**
 * 驾驶证, the driver's licence: its main page.
 *
 * Every value is nullable: what the card does not show is null, with a `MISSING_FIELD` warning, and
 * what does not parse is null, with `INVALID_FORMAT`; its text stays in `items`.
 */
export type DriverLicence = Licence & {
  readonly __typename?: 'DriverLicence';
  /** 住址 */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** 出生日期 */
  readonly birthDate?: Maybe<Scalars['Date']['output']>;
  /** 领证日期, 初次领证日期: when the first licence was issued. */
  readonly firstIssueDate?: Maybe<Scalars['Date']['output']>;
  /** 红章: the authority named in the red seal, where the provider reads it. */
  readonly issuingAuthority?: Maybe<Scalars['String']['output']>;
  /** The item that the value of this field was taken from; of several the surest. */
  readonly item?: Maybe<LicenceItem>;
  /** Everything that was read, in the provider's order, with text, confidence and place. */
  readonly items: ReadonlyArray<LicenceItem>;
  /** 证号: for residents the 18 characters of the identity number. */
  readonly licenceNumber?: Maybe<Scalars['ID']['output']>;
  /** 姓名 */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** 国籍 */
  readonly nationality?: Maybe<Scalars['String']['output']>;
  /** The provider's name for this reading: quote it to the provider's support. */
  readonly sessionId?: Maybe<Scalars['ID']['output']>;
  /** 性别 */
  readonly sex?: Maybe<Sex>;
  /** Always `DRIVER`. */
  readonly type: LicenceType;
  /** 起始日期, 有效起始日期: the first day of validity. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** 长期: true when the card is valid without an end. */
  readonly validIndefinitely?: Maybe<Scalars['Boolean']['output']>;
  /** 有效日期, 有效期限: the last day of validity; a term such as 6年 is counted from `validFrom`. */
  readonly validUntil?: Maybe<Scalars['Date']['output']>;
  /** 准驾车型: one entry a class, so `A2D` on the card is two. */
  readonly vehicleClasses?: Maybe<ReadonlyArray<VehicleClass>>;
  /** What a reviewer should look at. */
  readonly warnings: ReadonlyArray<LicenceWarning>;
};


/**
 * 驾驶证, the driver's licence: its main page.
 *
 * Every value is nullable: what the card does not show is null, with a `MISSING_FIELD` warning, and
 * what does not parse is null, with `INVALID_FORMAT`; its text stays in `items`.
 */
export type DriverLicenceItemArgs = {
  field: LicenceField;
};

/** 外廓尺寸: the outside of a vehicle, in millimetres; `4865×1820×1475mm` on the card. */
export type ExternalDimensions = {
  readonly __typename?: 'ExternalDimensions';
  /** 高: from the ground to the top, in millimetres. */
  readonly height: Scalars['Int']['output'];
  /** 长: from front to rear, in millimetres. */
  readonly length: Scalars['Int']['output'];
  /** 宽: from side to side, in millimetres. */
  readonly width: Scalars['Int']['output'];
};

/** The format of a picture. */
export type ImageFormat =
  /** Windows bitmap, not compressed. */
  | 'BMP'
  /** JPEG, the format of photographs. */
  | 'JPEG'
  /** PNG, not animated. */
  | 'PNG';

/** What a picture must be to be accepted. */
export type ImageLimits = {
  readonly __typename?: 'ImageLimits';
  /** The formats that are read, told by content and not by name. Single frames only. */
  readonly formats: ReadonlyArray<ImageFormat>;
  /** Largest file, in bytes. */
  readonly maxBytes: Scalars['Int']['output'];
  /** Largest width times height, in pixels. */
  readonly maxPixels: Scalars['Int']['output'];
  /** Longest `url`, in characters. */
  readonly maxUrlLength: Scalars['Int']['output'];
};

/** A page of a licence as read from a picture: values, the evidence for them, and the doubts. */
export type Licence = {
  /** The item that the value of this field was taken from; of several the surest. */
  readonly item?: Maybe<LicenceItem>;
  /** Everything that was read, in the provider's order, with text, confidence and place. */
  readonly items: ReadonlyArray<LicenceItem>;
  /** The provider's name for this reading: quote it to the provider's support. */
  readonly sessionId?: Maybe<Scalars['ID']['output']>;
  /** Which page of which document this is. */
  readonly type: LicenceType;
  /** What a reviewer should look at. */
  readonly warnings: ReadonlyArray<LicenceWarning>;
};


/** A page of a licence as read from a picture: values, the evidence for them, and the doubts. */
export type LicenceItemArgs = {
  field: LicenceField;
};

/** A field of a licence that can be read: the names of the values, in capitals. */
export type LicenceField =
  /** 住址, on both licences. */
  | 'ADDRESS'
  /** 出生日期 */
  | 'BIRTH_DATE'
  /** 整备质量, on the second page of 行驶证. */
  | 'CURB_MASS'
  /** 发动机号, 发动机号码 */
  | 'ENGINE_NUMBER'
  /** 外廓尺寸, on the second page of 行驶证. */
  | 'EXTERNAL_DIMENSIONS'
  /** 档案编号, on the second page of 行驶证. */
  | 'FILE_NUMBER'
  /** 领证日期, 初次领证日期 */
  | 'FIRST_ISSUE_DATE'
  /** 总质量, on the second page of 行驶证. */
  | 'GROSS_MASS'
  /** 检验记录, on the second page of 行驶证: what `inspectionValidUntil` is read from, too. */
  | 'INSPECTION_RECORD'
  /** 发证日期 */
  | 'ISSUE_DATE'
  /** 红章, on both licences. */
  | 'ISSUING_AUTHORITY'
  /** 证号 */
  | 'LICENCE_NUMBER'
  /** 品牌型号 */
  | 'MODEL'
  /** 姓名 */
  | 'NAME'
  /** 国籍 */
  | 'NATIONALITY'
  /** 核定载人数, 核定载客, on the second page of 行驶证. */
  | 'OCCUPANT_CAPACITY'
  /** 所有人 */
  | 'OWNER'
  /** 车牌号码, 号牌号码, on both pages of 行驶证. */
  | 'PLATE_NUMBER'
  /** 核定载质量, on the second page of 行驶证. */
  | 'RATED_LOAD_MASS'
  /** 注册日期 */
  | 'REGISTRATION_DATE'
  /** 备注, on the second page of 行驶证. */
  | 'REMARKS'
  /** 性别 */
  | 'SEX'
  /** 准牵引总质量, on the second page of 行驶证. */
  | 'TOWABLE_MASS'
  /** 使用性质 */
  | 'USE_CHARACTER'
  /** 起始日期, 有效起始日期 */
  | 'VALID_FROM'
  /** 有效日期, 有效期限 */
  | 'VALID_UNTIL'
  /** 准驾车型 */
  | 'VEHICLE_CLASSES'
  /** 车辆类型 */
  | 'VEHICLE_TYPE'
  /** 识别代码, 车辆识别代号 */
  | 'VIN';

/** One picture, given by `url` or by `upload`, exactly one of them, and what to read from it. */
export type LicenceImage = {
  /** Which page of which document the picture shows. */
  readonly type: LicenceType;
  /** The picture itself. */
  readonly upload?: InputMaybe<Scalars['Upload']['input']>;
  /** Where the OCR service finds the picture. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** One value as it was read, and the evidence for it. */
export type LicenceItem = {
  readonly __typename?: 'LicenceItem';
  /** Where it stands in the picture, if the provider says so. */
  readonly box?: Maybe<BoundingBox>;
  /** How sure the provider is: from 0, a guess, to 1, certain. */
  readonly confidence: Scalars['Float']['output'];
  /** The field it belongs to; null when the provider's label is not known here. */
  readonly field?: Maybe<LicenceField>;
  /** The provider's own name of the field, in Chinese. */
  readonly label: Scalars['String']['output'];
  /** The text as it was read, before it was made a typed value. */
  readonly text: Scalars['String']['output'];
};

/** Which page of which document a picture shows. */
export type LicenceType =
  /** 驾驶证, its main page: says who may drive. */
  | 'DRIVER'
  /** 行驶证, its main page: says whose the vehicle is. */
  | 'VEHICLE'
  /** 行驶证副页, its second page: says what the vehicle weighs and may carry, and when it was inspected. */
  | 'VEHICLE_BACK';

/** A doubt about a reading: nothing was corrected, a person should look. */
export type LicenceWarning = {
  readonly __typename?: 'LicenceWarning';
  /** What kind of doubt. */
  readonly code: WarningCode;
  /** The field in doubt. */
  readonly field?: Maybe<LicenceField>;
  /** One sentence for a reviewer. It does not repeat the value. */
  readonly message: Scalars['String']['output'];
};

/** What costs money: each picture read may be billed. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Reads one licence from one picture, given by `url` or by `upload`: exactly one of them.
   *
   * Each picture read may be billed by the OCR provider; `extensions.billed` of an error says so.
   */
  readonly recognizeLicence?: Maybe<Licence>;
  /**
   * Reads several pictures side by side: one result for each, in the order of `images`.
   *
   * One failed picture leaves the others whole. The same picture given twice for the same kind is read
   * once. Every entry of `images` counts against the recognitions that one request may ask for.
   */
  readonly recognizeLicences: ReadonlyArray<RecognizeLicenceResult>;
};


/** What costs money: each picture read may be billed. */
export type MutationRecognizeLicenceArgs = {
  type: LicenceType;
  upload?: InputMaybe<Scalars['Upload']['input']>;
  url?: InputMaybe<Scalars['URL']['input']>;
};


/** What costs money: each picture read may be billed. */
export type MutationRecognizeLicencesArgs = {
  images: ReadonlyArray<LicenceImage>;
};

/** What costs nothing. */
export type Query = {
  readonly __typename?: 'Query';
  /** For the composition of a supergraph. */
  readonly _service: _Service;
  /** What a picture must be to be accepted: check it in the client before sending. */
  readonly imageLimits: ImageLimits;
};

/** Why one picture of several was not read: what `errors` says when it is asked for alone. */
export type RecognitionFailure = {
  readonly __typename?: 'RecognitionFailure';
  /** Whether the provider charged for it. */
  readonly billed: Billed;
  /** One of the codes that `errors[].extensions.code` may have. */
  readonly code: Scalars['String']['output'];
  /** One sentence for the caller: what to do. */
  readonly message: Scalars['String']['output'];
  /** Whether the same picture, sent again later, may be read. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** What became of one picture of several. */
export type RecognizeLicenceResult = DriverLicence | RecognitionFailure | VehicleLicence | VehicleLicenceBack;

/** 性别 */
export type Sex =
  /** 女 */
  | 'FEMALE'
  /** 男 */
  | 'MALE';

/** 准驾车型: what the holder may drive. */
export type VehicleClass =
  /** 大型客车, large bus. */
  | 'A1'
  /** 重型牵引挂车, heavy tractor and trailer. */
  | 'A2'
  /** 城市公交车, city bus. */
  | 'A3'
  /** 中型客车, medium bus. */
  | 'B1'
  /** 大型货车, large lorry. */
  | 'B2'
  /** 小型汽车, car. */
  | 'C1'
  /** 小型自动挡汽车, car with automatic gearbox. */
  | 'C2'
  /** 低速载货汽车, low-speed lorry. */
  | 'C3'
  /** 三轮汽车, three-wheeled lorry. */
  | 'C4'
  /** 残疾人专用小型自动挡载客汽车, car with automatic gearbox, adapted for the disabled. */
  | 'C5'
  /** 轻型牵引挂车, light trailer combination. */
  | 'C6'
  /** 普通三轮摩托车, three-wheeled motorcycle. */
  | 'D'
  /** 普通二轮摩托车, motorcycle. */
  | 'E'
  /** 轻便摩托车, moped. */
  | 'F'
  /** 轮式专用机械车, wheeled machinery. */
  | 'M'
  /** 无轨电车, trolleybus. */
  | 'N'
  /** 有轨电车, tram. */
  | 'P';

/**
 * 行驶证, the vehicle licence: its main page.
 *
 * Every value is nullable: what the card does not show is null, with a `MISSING_FIELD` warning, and
 * what does not parse is null, with `INVALID_FORMAT`; its text stays in `items`.
 */
export type VehicleLicence = Licence & {
  readonly __typename?: 'VehicleLicence';
  /** 住址 */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** 发动机号, 发动机号码 */
  readonly engineNumber?: Maybe<Scalars['String']['output']>;
  /** 发证日期 */
  readonly issueDate?: Maybe<Scalars['Date']['output']>;
  /** 红章: the authority named in the red seal, where the provider reads it. */
  readonly issuingAuthority?: Maybe<Scalars['String']['output']>;
  /** The item that the value of this field was taken from; of several the surest. */
  readonly item?: Maybe<LicenceItem>;
  /** Everything that was read, in the provider's order, with text, confidence and place. */
  readonly items: ReadonlyArray<LicenceItem>;
  /** 品牌型号 */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** 所有人 */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** 车牌号码, 号牌号码: without separators. */
  readonly plateNumber?: Maybe<Scalars['ID']['output']>;
  /** 注册日期 */
  readonly registrationDate?: Maybe<Scalars['Date']['output']>;
  /** The provider's name for this reading: quote it to the provider's support. */
  readonly sessionId?: Maybe<Scalars['ID']['output']>;
  /** Always `VEHICLE`. */
  readonly type: LicenceType;
  /** 使用性质 */
  readonly useCharacter?: Maybe<Scalars['String']['output']>;
  /** 车辆类型 */
  readonly vehicleType?: Maybe<Scalars['String']['output']>;
  /** 识别代码, 车辆识别代号: 17 characters. */
  readonly vin?: Maybe<Scalars['ID']['output']>;
  /** What a reviewer should look at. */
  readonly warnings: ReadonlyArray<LicenceWarning>;
};


/**
 * 行驶证, the vehicle licence: its main page.
 *
 * Every value is nullable: what the card does not show is null, with a `MISSING_FIELD` warning, and
 * what does not parse is null, with `INVALID_FORMAT`; its text stays in `items`.
 */
export type VehicleLicenceItemArgs = {
  field: LicenceField;
};

/**
 * 行驶证副页, the vehicle licence: its second page.
 *
 * Every value is nullable: what the page does not show is null, with a `MISSING_FIELD` warning, and
 * what does not parse is null, with `INVALID_FORMAT`; its text stays in `items`. Where the office
 * printed a dash, `--`, it had nothing to say: the value is null without a warning, and the dash is in
 * `items`. 备注 is blank on many cards, so it is never missing.
 */
export type VehicleLicenceBack = Licence & {
  readonly __typename?: 'VehicleLicenceBack';
  /** 整备质量, in kilograms: the vehicle ready to drive, without people and load. */
  readonly curbMass?: Maybe<Scalars['Int']['output']>;
  /** 外廓尺寸: how large the vehicle is on the outside. */
  readonly externalDimensions?: Maybe<ExternalDimensions>;
  /** 档案编号: the number under which the office files the vehicle, 12 digits as a rule. */
  readonly fileNumber?: Maybe<Scalars['String']['output']>;
  /** 总质量, in kilograms: the most that the vehicle may weigh, with all it carries. */
  readonly grossMass?: Maybe<Scalars['Int']['output']>;
  /** 检验记录, as printed: one entry after another, such as `检验有效期至2026年08月京A(01)`. */
  readonly inspectionRecord?: Maybe<Scalars['String']['output']>;
  /**
   * 检验有效期: the last day of the latest month in 检验记录, so `2026-08-31` for `至2026年08月`. When it is
   * past, a warning says `EXPIRED`. Inspections may be recorded without being printed on the page.
   */
  readonly inspectionValidUntil?: Maybe<Scalars['Date']['output']>;
  /** The item that the value of this field was taken from; of several the surest. */
  readonly item?: Maybe<LicenceItem>;
  /** Everything that was read, in the provider's order, with text, confidence and place. */
  readonly items: ReadonlyArray<LicenceItem>;
  /**
   * 核定载人数, 核定载客: how many people the vehicle may carry, the driver among them, and those who
   * may stand in a bus. `2+3人`, on trucks with two rows of seats, is 5.
   */
  readonly occupantCapacity?: Maybe<Scalars['Int']['output']>;
  /** 号牌号码, 车牌号码: without separators. It is the main page's, so the two can be compared. */
  readonly plateNumber?: Maybe<Scalars['ID']['output']>;
  /** 核定载质量, in kilograms: the load that the vehicle may carry. `--` on cars. */
  readonly ratedLoadMass?: Maybe<Scalars['Int']['output']>;
  /** 备注, as printed: changes, and the day by which the vehicle must be scrapped (强制报废期止). */
  readonly remarks?: Maybe<Scalars['String']['output']>;
  /** The provider's name for this reading: quote it to the provider's support. */
  readonly sessionId?: Maybe<Scalars['ID']['output']>;
  /** 准牵引总质量, in kilograms: the most that a trailer behind it may weigh, with its load. `--` on most. */
  readonly towableMass?: Maybe<Scalars['Int']['output']>;
  /** Always `VEHICLE_BACK`. */
  readonly type: LicenceType;
  /** What a reviewer should look at. */
  readonly warnings: ReadonlyArray<LicenceWarning>;
};


/**
 * 行驶证副页, the vehicle licence: its second page.
 *
 * Every value is nullable: what the page does not show is null, with a `MISSING_FIELD` warning, and
 * what does not parse is null, with `INVALID_FORMAT`; its text stays in `items`. Where the office
 * printed a dash, `--`, it had nothing to say: the value is null without a warning, and the dash is in
 * `items`. 备注 is blank on many cards, so it is never missing.
 */
export type VehicleLicenceBackItemArgs = {
  field: LicenceField;
};

/** The kinds of doubt. */
export type WarningCode =
  /** The check digit of 证号 (ISO 7064 MOD 11-2) or 识别代码 (ISO 3779) does not match. Some real cards fail it. */
  | 'CHECK_DIGIT_MISMATCH'
  /** The last day of validity is past: that of the licence, or on 行驶证副页 that of the inspection. */
  | 'EXPIRED'
  /** Two values of the card contradict each other. */
  | 'INCONSISTENT'
  /** The text does not parse, so the value is null. */
  | 'INVALID_FORMAT'
  /** The provider is not sure of this value. */
  | 'LOW_CONFIDENCE'
  /** The card has this field, and nothing was read there. */
  | 'MISSING_FIELD';

/** This schema as a subgraph of a federated one. */
export type _Service = {
  readonly __typename?: '_Service';
  /** The schema definition with the directives of Federation. */
  readonly sdl: Scalars['String']['output'];
};

export type Link__Purpose =
  | 'EXECUTION'
  | 'SECURITY';

export type WithIndex<TObject> = TObject & Record<string, any>;
export type ResolversObject<TObject> = WithIndex<TObject>;

export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  RecognizeLicenceResult:
    | ( ReadDriverLicence )
    | ( Failure )
    | ( ReadVehicleLicence )
    | ( ReadVehicleLicenceBack )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Licence:
    | ( ReadDriverLicence )
    | ( ReadVehicleLicence )
    | ( ReadVehicleLicenceBack )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  Billed: Billed;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BoundingBox: ResolverTypeWrapper<BoundingBox>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DriverLicence: ResolverTypeWrapper<ReadDriverLicence>;
  ExternalDimensions: ResolverTypeWrapper<ExternalDimensions>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImageFormat: ImageFormat;
  ImageLimits: ResolverTypeWrapper<ImageLimits>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Licence: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Licence']>;
  LicenceField: LicenceField;
  LicenceImage: LicenceImage;
  LicenceItem: ResolverTypeWrapper<ReadItem>;
  LicenceType: LicenceType;
  LicenceWarning: ResolverTypeWrapper<LicenceWarning>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecognitionFailure: ResolverTypeWrapper<Failure>;
  RecognizeLicenceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecognizeLicenceResult']>;
  Sex: Sex;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  Upload: ResolverTypeWrapper<Scalars['Upload']['output']>;
  VehicleClass: VehicleClass;
  VehicleLicence: ResolverTypeWrapper<ReadVehicleLicence>;
  VehicleLicenceBack: ResolverTypeWrapper<ReadVehicleLicenceBack>;
  WarningCode: WarningCode;
  _Service: ResolverTypeWrapper<_Service>;
  federation__FieldSet: ResolverTypeWrapper<Scalars['federation__FieldSet']['output']>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  Boolean: Scalars['Boolean']['output'];
  BoundingBox: BoundingBox;
  Date: Scalars['Date']['output'];
  DriverLicence: ReadDriverLicence;
  ExternalDimensions: ExternalDimensions;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  ImageLimits: ImageLimits;
  Int: Scalars['Int']['output'];
  Licence: ResolversInterfaceTypes<ResolversParentTypes>['Licence'];
  LicenceImage: LicenceImage;
  LicenceItem: ReadItem;
  LicenceWarning: LicenceWarning;
  Mutation: Record<PropertyKey, never>;
  Query: Record<PropertyKey, never>;
  RecognitionFailure: Failure;
  RecognizeLicenceResult: ResolversUnionTypes<ResolversParentTypes>['RecognizeLicenceResult'];
  String: Scalars['String']['output'];
  URL: Scalars['URL']['output'];
  Upload: Scalars['Upload']['output'];
  VehicleLicence: ReadVehicleLicence;
  VehicleLicenceBack: ReadVehicleLicenceBack;
  _Service: _Service;
  federation__FieldSet: Scalars['federation__FieldSet']['output'];
  link__Import: Scalars['link__Import']['output'];
}>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type KeyDirectiveArgs = {
  fields: Scalars['federation__FieldSet']['input'];
  resolvable?: Maybe<Scalars['Boolean']['input']>;
};

export type KeyDirectiveResolver<Result, Parent, ContextType = Context, Args = KeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LinkDirectiveArgs = {
  as?: Maybe<Scalars['String']['input']>;
  for?: Maybe<Link__Purpose>;
  import?: Maybe<ReadonlyArray<Maybe<Scalars['link__Import']['input']>>>;
  url?: Maybe<Scalars['String']['input']>;
};

export type LinkDirectiveResolver<Result, Parent, ContextType = Context, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type BoundingBoxResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BoundingBox'] = ResolversParentTypes['BoundingBox']> = ResolversObject<{
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  x?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  y?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export type DriverLicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriverLicence'] = ResolversParentTypes['DriverLicence']> = ResolversObject<{
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  firstIssueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuingAuthority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['LicenceItem']>, ParentType, ContextType, RequireFields<DriverLicenceItemArgs, 'field'>>;
  items?: Resolver<ReadonlyArray<ResolversTypes['LicenceItem']>, ParentType, ContextType>;
  licenceNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nationality?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['Sex']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LicenceType'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validIndefinitely?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  vehicleClasses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VehicleClass']>>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['LicenceWarning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ExternalDimensionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalDimensions'] = ResolversParentTypes['ExternalDimensions']> = ResolversObject<{
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type ImageLimitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageLimits'] = ResolversParentTypes['ImageLimits']> = ResolversObject<{
  formats?: Resolver<ReadonlyArray<ResolversTypes['ImageFormat']>, ParentType, ContextType>;
  maxBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxPixels?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxUrlLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type LicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Licence'] = ResolversParentTypes['Licence']> = ResolversObject<{
  __resolveType: TypeResolveFn<'DriverLicence' | 'VehicleLicence' | 'VehicleLicenceBack', ParentType, ContextType>;
}>;

export type LicenceItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceItem'] = ResolversParentTypes['LicenceItem']> = ResolversObject<{
  box?: Resolver<Maybe<ResolversTypes['BoundingBox']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['LicenceField']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type LicenceWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceWarning'] = ResolversParentTypes['LicenceWarning']> = ResolversObject<{
  code?: Resolver<ResolversTypes['WarningCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['LicenceField']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  recognizeLicence?: Resolver<Maybe<ResolversTypes['Licence']>, ParentType, ContextType, RequireFields<MutationRecognizeLicenceArgs, 'type'>>;
  recognizeLicences?: Resolver<ReadonlyArray<ResolversTypes['RecognizeLicenceResult']>, ParentType, ContextType, RequireFields<MutationRecognizeLicencesArgs, 'images'>>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  _service?: Resolver<ResolversTypes['_Service'], ParentType, ContextType>;
  imageLimits?: Resolver<ResolversTypes['ImageLimits'], ParentType, ContextType>;
}>;

export type RecognitionFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecognitionFailure'] = ResolversParentTypes['RecognitionFailure']> = ResolversObject<{
  billed?: Resolver<ResolversTypes['Billed'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type RecognizeLicenceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecognizeLicenceResult'] = ResolversParentTypes['RecognizeLicenceResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'DriverLicence' | 'RecognitionFailure' | 'VehicleLicence' | 'VehicleLicenceBack', ParentType, ContextType>;
}>;

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export interface UploadScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Upload'], any> {
  name: 'Upload';
}

export type VehicleLicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VehicleLicence'] = ResolversParentTypes['VehicleLicence']> = ResolversObject<{
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  engineNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  issuingAuthority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['LicenceItem']>, ParentType, ContextType, RequireFields<VehicleLicenceItemArgs, 'field'>>;
  items?: Resolver<ReadonlyArray<ResolversTypes['LicenceItem']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plateNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  registrationDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LicenceType'], ParentType, ContextType>;
  useCharacter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vehicleType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['LicenceWarning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type VehicleLicenceBackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VehicleLicenceBack'] = ResolversParentTypes['VehicleLicenceBack']> = ResolversObject<{
  curbMass?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  externalDimensions?: Resolver<Maybe<ResolversTypes['ExternalDimensions']>, ParentType, ContextType>;
  fileNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grossMass?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inspectionRecord?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inspectionValidUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['LicenceItem']>, ParentType, ContextType, RequireFields<VehicleLicenceBackItemArgs, 'field'>>;
  items?: Resolver<ReadonlyArray<ResolversTypes['LicenceItem']>, ParentType, ContextType>;
  occupantCapacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  plateNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ratedLoadMass?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  remarks?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  towableMass?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LicenceType'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['LicenceWarning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type _ServiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['_Service'] = ResolversParentTypes['_Service']> = ResolversObject<{
  sdl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export interface Federation__FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__FieldSet'], any> {
  name: 'federation__FieldSet';
}

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export type Resolvers<ContextType = Context> = ResolversObject<{
  BoundingBox?: BoundingBoxResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DriverLicence?: DriverLicenceResolvers<ContextType>;
  ExternalDimensions?: ExternalDimensionsResolvers<ContextType>;
  ImageLimits?: ImageLimitsResolvers<ContextType>;
  Licence?: LicenceResolvers<ContextType>;
  LicenceItem?: LicenceItemResolvers<ContextType>;
  LicenceWarning?: LicenceWarningResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecognitionFailure?: RecognitionFailureResolvers<ContextType>;
  RecognizeLicenceResult?: RecognizeLicenceResultResolvers<ContextType>;
  URL?: GraphQLScalarType;
  Upload?: GraphQLScalarType;
  VehicleLicence?: VehicleLicenceResolvers<ContextType>;
  VehicleLicenceBack?: VehicleLicenceBackResolvers<ContextType>;
  _Service?: _ServiceResolvers<ContextType>;
  federation__FieldSet?: GraphQLScalarType;
  link__Import?: GraphQLScalarType;
}>;

export type DirectiveResolvers<ContextType = Context> = ResolversObject<{
  cost?: CostDirectiveResolver<any, any, ContextType>;
  key?: KeyDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
}>;
