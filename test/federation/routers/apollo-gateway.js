/**
 * @apollo/gateway behind Apollo's own server, before the subgraphs of the supergraph that is given.
 * JavaScript, because its packages are not installed where types are checked.
 */
import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

const gateway = new ApolloGateway({ supergraphSdl: process.argv[2] });
const server = new ApolloServer({ gateway, includeStacktraceInErrorResponses: false });
const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: 0 } });
process.send(Number(new URL(url).port));
