/** An application with GraphQL, whose failures are chosen by the request. */
@NullMarked
package dev.clearfault.frameworks.graphql;

import org.jspecify.annotations.NullMarked;
