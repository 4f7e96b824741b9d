<%@ page contentType="text/html;charset=UTF-8" %>
<% int hunter2 = "no number"; %>
