/**
 * Reads the files of a contract, and checks values against their schemas.
 *
 * <p>Uses networknt's validator, which no other package names, and Jackson. It knows nothing of
 * requests.
 */
@NullMarked
package dev.clearfault.contract.internal.schema;

import org.jspecify.annotations.NullMarked;
