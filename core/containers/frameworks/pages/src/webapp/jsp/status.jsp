<%@ page contentType="text/html;charset=UTF-8" %>
<% response.setStatus(Integer.parseInt(request.getParameter("status"))); %>
<h1>The page of the application</h1>
