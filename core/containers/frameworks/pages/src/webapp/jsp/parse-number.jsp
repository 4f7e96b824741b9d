<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<p><fmt:parseNumber value="${param.n}" /></p>
