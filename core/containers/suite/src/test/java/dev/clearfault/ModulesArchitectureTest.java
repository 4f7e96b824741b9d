package dev.clearfault;

/** The same rules, where the companions and the testing module are on the class path, too. */
class ModulesArchitectureTest extends ArchitectureTest {}
