<%@ page contentType="text/html;charset=UTF-8" %>
<% response.sendError(Integer.parseInt(request.getParameter("status")), "hunter2 said so"); %>
