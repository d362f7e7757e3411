import graphql from "@graphql-eslint/eslint-plugin";
import type { ESLint } from "eslint";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const config = defineConfig(
  { ignores: ["dist/", "**/*.generated.ts", "bench/**/node_modules/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Export by name." },
        { selector: "TSEnumDeclaration", message: "Use a union of strings." },
        { selector: "ConditionalExpression > ConditionalExpression", message: "Return early." },
      ],
      "no-else-return": "error",
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // The platform's own `node:test` returns a promise from `it` that nobody has to await.
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["it", "test", "describe"] },
          ],
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts", "prove/**/*.ts"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    // Tools that ask for a default export get one.
    files: ["*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["schema/*.graphql"],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: {
        graphQLConfig: {
          // Without the extension that names Federation: seeing it, the plugin wants a package
          // under the Elastic licence, which we do without.
          schema: ["schema/!(schema).graphql", "src/graphql/federation.ts"],
        },
      },
    },
    // Its types are those of an older ESLint.
    plugins: { "@graphql-eslint": graphql as unknown as ESLint.Plugin },
    rules: {
      ...graphql.configs["flat/schema-recommended"].rules,
      "@graphql-eslint/require-description": [
        "error",
        {
          types: true,
          FieldDefinition: true,
          EnumValueDefinition: true,
          InputValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      "@graphql-eslint/require-deprecation-reason": "error",
      "@graphql-eslint/description-style": "off",
      "@graphql-eslint/strict-id-in-types": "off",
      "@graphql-eslint/no-hashtag-description": "off",
    },
  },
);

export default config;
