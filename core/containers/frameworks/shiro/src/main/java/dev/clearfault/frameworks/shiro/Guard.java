package dev.clearfault.frameworks.shiro;

import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAccount;
import org.apache.shiro.realm.SimpleAccountRealm;
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
    chains.createChain("/*/basic/**", "authcBasic");
    chains.createChain("/*/permitted/**", "authcBasic, perms[order:change]");
    chains.createChain("/*/form/**", "authc");
    chains.createChain("/*/anon/**", "anon");
    PathMatchingFilterChainResolver resolver = new PathMatchingFilterChainResolver();
    resolver.setFilterChainManager(chains);
    setFilterChainResolver(resolver);
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
