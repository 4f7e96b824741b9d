package dev.clearfault.frameworks.shiro;

import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAccount;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.web.env.DefaultWebEnvironment;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.apache.shiro.web.filter.authc.PassThruAuthenticationFilter;
import org.apache.shiro.web.filter.mgt.DefaultFilterChainManager;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;

/** Shiro's filter with one user, set up in code. */
public final class Guard extends AbstractShiroFilter {

  @Override
  public void init() {
    DefaultWebSecurityManager manager = new DefaultWebSecurityManager(new Realm());
    setSecurityManager(manager);
    DefaultFilterChainManager chains = new DefaultFilterChainManager(getFilterConfig());
    chains.addFilter("authc", new PassThruAuthenticationFilter());
    chains.createChain("/*/basic/**", "authcBasic");
    chains.createChain("/*/permitted/**", "authcBasic, perms[order:change]");
    chains.createChain("/*/form/**", "authc");
    chains.createChain("/*/anon/**", "anon");
    PathMatchingFilterChainResolver resolver = new PathMatchingFilterChainResolver();
    resolver.setFilterChainManager(chains);
    setFilterChainResolver(resolver);
    // As the listener of Shiro does.
    DefaultWebEnvironment environment = new DefaultWebEnvironment();
    environment.setFilterChainResolver(resolver);
    getServletContext().setAttribute(EnvironmentLoader.ENVIRONMENT_ATTRIBUTE_KEY, environment);
  }

  private static final class Realm extends SimpleAccountRealm {
    private Realm() {
      addAccount("user", "secret");
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
      SimpleAccount account = getUser(String.valueOf(token.getPrincipal()));
      if ("store".equals(token.getPrincipal())) {
        throw new IllegalStateException("the user store fails");
      }
      return account;
    }
  }
}
