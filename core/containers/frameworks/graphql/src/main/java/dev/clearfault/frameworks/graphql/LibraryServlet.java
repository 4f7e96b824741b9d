package dev.clearfault.frameworks.graphql;

import graphql.kickstart.servlet.GraphQLConfiguration;
import graphql.kickstart.servlet.GraphQLHttpServlet;

/** The servlet of the library as its documentation shows it. */
public final class LibraryServlet extends GraphQLHttpServlet {

  @Override
  protected GraphQLConfiguration getConfiguration() {
    return GraphQLConfiguration.with(Schema.create()).build();
  }
}
