<%@ page contentType="text/html;charset=UTF-8" isErrorPage="true" %>
<h1>We are sorry</h1>
<p><%= exception.getClass().getSimpleName() %></p>
