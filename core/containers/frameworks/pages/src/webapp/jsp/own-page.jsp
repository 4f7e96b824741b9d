<%@ page contentType="text/html;charset=UTF-8" errorPage="own-error.jsp" import="dev.clearfault.frameworks.pages.Failures" %>
<p>begun</p>
<% Failures.as(request.getParameter("as")); %>
