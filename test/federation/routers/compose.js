/**
 * Composes subgraphs as Apollo or Cosmo does, and prints what is wrong, also as a warning: codes of
 * Apollo's, sentences of Cosmo's. JavaScript, because its packages are not installed where types are
 * checked.
 *
 *   compose.js apollo|cosmo '{"name": "its schema", …}'
 */
import { composeServices } from "@apollo/composition";
import { federateSubgraphs, LATEST_ROUTER_COMPATIBILITY_VERSION } from "@wundergraph/composition";
import { parse } from "graphql";

const URL_OF_ALL = "http://127.0.0.1/graphql";

const COMPOSERS = {
  apollo(subgraphs) {
    const services = subgraphs.map(([name, sdl]) => ({
      name,
      url: URL_OF_ALL,
      typeDefs: parse(sdl),
    }));
    const { errors = [] } = composeServices(services);
    return errors.map(({ extensions }) => extensions.code);
  },
  cosmo(subgraphs) {
    const { errors = [], warnings } = federateSubgraphs({
      subgraphs: subgraphs.map(([name, sdl]) => ({
        name,
        url: URL_OF_ALL,
        definitions: parse(sdl),
      })),
      version: LATEST_ROUTER_COMPATIBILITY_VERSION,
    });
    return [...errors, ...warnings].map(({ message }) => message);
  },
};

const [composer, schemas] = process.argv.slice(2);
console.log(JSON.stringify(COMPOSERS[composer](Object.entries(JSON.parse(schemas)))));
