package dev.clearfault;

/** The same rules, where the contract module is on the class path, too. */
class ContractArchitectureTest extends ArchitectureTest {}
