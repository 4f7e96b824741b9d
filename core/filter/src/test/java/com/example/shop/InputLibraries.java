package com.example.shop;

import dev.clearfault.InputSetup;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What the documentation shows of a mapper of the application's own. */
public final class InputLibraries implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .findAndAddModules()
            .build();
    InputSetup.use(event.getServletContext(), mapper);
  }
}
