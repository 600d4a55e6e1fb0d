package dev.tradewind.contracts.nodes;

/**
 * What a redeployment did on one node.
 *
 * @param node its id
 * @param version of the build that runs there now
 * @param before version of the one that ran until then
 * @param instances that run there now
 * @param instancesBefore that ran until then
 */
public record NodeRelease(String node, String version, String before, int instances, int instancesBefore) {}
