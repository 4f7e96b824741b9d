<%@ page contentType="text/html;charset=UTF-8" errorPage="fails-too.jsp" import="dev.clearfault.frameworks.pages.Failures" %>
<% Failures.as(request.getParameter("as")); %>
