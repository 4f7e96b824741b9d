<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<p><%= Integer.parseInt(request.getParameter("n")) %></p>
