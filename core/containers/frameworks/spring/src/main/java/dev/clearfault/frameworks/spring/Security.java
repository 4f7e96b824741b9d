package dev.clearfault.frameworks.spring;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The rules of the application, by the path inside of its prefix. */
@Configuration
@EnableWebSecurity
public class Security {

  /** Returns the users. */
  @Bean
  public UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("user").password("{noop}secret").roles("USER").build(),
        User.withUsername("gone").password("{noop}secret").disabled(true).roles("USER").build());
  }

  /** Answers a refusal with a body of the application. */
  @Bean
  @Order(1)
  public SecurityFilterChain own(HttpSecurity http) throws Exception {
    return http.securityMatcher(below("/own/"))
        .authorizeHttpRequests(all -> all.anyRequest().hasRole("ADMIN"))
        .httpBasic(basic -> basic.authenticationEntryPoint((q, r, e) -> answer(r, 401)))
        .exceptionHandling(it -> it.accessDeniedHandler((q, r, e) -> answer(r, 403)))
        .build();
  }

  /** Leads to a form. */
  @Bean
  @Order(2)
  public SecurityFilterChain form(HttpSecurity http) throws Exception {
    return http.securityMatcher(below("/login-form/"))
        .authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .formLogin(withDefaults())
        .build();
  }

  /** Answers a refusal with a status alone. */
  @Bean
  @Order(3)
  public SecurityFilterChain bare(HttpSecurity http) throws Exception {
    return http.securityMatcher(below("/bare/"))
        .authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .exceptionHandling(
            it -> it.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
        .build();
  }

  /** Answers no exception of a handler. */
  @Bean
  @Order(4)
  public SecurityFilterChain untranslated(HttpSecurity http) throws Exception {
    return http.securityMatcher(below("/untranslated/"))
        .exceptionHandling(it -> it.disable())
        .build();
  }

  /** Asks for a name and a password. */
  @Bean
  @Order(5)
  public SecurityFilterChain basic(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            all ->
                all.requestMatchers(below("/users/"))
                    .authenticated()
                    .requestMatchers(below("/admins/"))
                    .hasRole("ADMIN")
                    .anyRequest()
                    .permitAll())
        .httpBasic(withDefaults())
        .build();
  }

  private static RequestMatcher below(String prefix) {
    return request -> path(request).startsWith(prefix);
  }

  private static String path(HttpServletRequest request) {
    return request.getPathInfo() == null ? "" : request.getPathInfo();
  }

  private static void answer(HttpServletResponse response, int status) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getWriter().print("{\"own\": " + status + "}");
  }
}
