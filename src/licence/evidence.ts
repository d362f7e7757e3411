import type { LicenceItem } from "./licence-item.ts";
import type { LicenceWarning } from "./warnings.ts";

/** What every licence carries beside its values. */
export interface Evidence {
  /** The service's own number of the reading; quote it to its support. Absent when it gave none. */
  readonly sessionId?: string;
  /** All that the service read, in its order, unknown labels too. */
  readonly items: readonly LicenceItem[];
  readonly warnings: readonly LicenceWarning[];
}
