/** Its own types are in JavaScript, which the compiler here does not read. */
declare module "apollo-upload-client/UploadHttpLink.mjs" {
  import { ApolloLink } from "@apollo/client";

  interface Options {
    readonly uri?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  class UploadHttpLink extends ApolloLink {
    constructor(options?: Options);
  }

  export { UploadHttpLink as default };
}
