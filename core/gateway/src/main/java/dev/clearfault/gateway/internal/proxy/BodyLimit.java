package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.contract.internal.filter.ServiceContract;
import dev.clearfault.internal.setup.UndeployedApplication;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How large the body of a request may be: as large as the operation that takes the largest ones
 * accepts it.
 *
 * @param maxInputSize the option of the application
 * @param contract the published one
 */
record BodyLimit(
    long maxInputSize,
    UndeployedApplication application,
    GatewayPaths gateways,
    JsonNode contract) {

  /**
   * Returns the number of bytes; 0 if only the application can tell.
   *
   * @param unsaid gets the reason in that case
   */
  long bytes(List<String> unsaid) {
    long max = maxInputSize;
    for (long size : application.formSizes()) {
      if (size < 0) {
        unsaid.add("the size of bodies: a servlet takes forms in parts without max-request-size");
        return 0;
      }
      max = Math.max(max, size);
    }
    for (ServiceContract.Known operation : gateways.operations()) {
      if (operation.types().stream().anyMatch(MediaTypes::isUncheckedByGateways)) {
        max = Math.max(max, gateways.maxBody());
      }
    }
    if (max == Long.MAX_VALUE) {
      unsaid.add("the size of bodies: a route of the gateway has no maxBodySize");
      return 0;
    }
    for (JsonNode path : contract.path("paths")) {
      for (JsonNode operation : path) {
        if (MediaTypes.of(operation).stream().anyMatch(MediaTypes::isUnbounded)) {
          unsaid.add("the size of bodies: an operation takes more than JSON, forms and text");
          return 0;
        }
      }
    }
    return max;
  }
}
