package io.holdfast.bench.api;

/**
 * What a run measures.
 *
 * @param clients that send requests at the same time
 * @param contender name of the server
 */
record Measured(Scenario scenario, int clients, String contender) {}
