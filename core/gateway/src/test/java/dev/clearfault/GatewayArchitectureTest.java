package dev.clearfault;

/** The same rules, where the gateway module is on the class path, too. */
class GatewayArchitectureTest extends ArchitectureTest {}
