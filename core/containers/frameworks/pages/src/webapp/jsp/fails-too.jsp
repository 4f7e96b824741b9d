<%@ page contentType="text/html;charset=UTF-8" isErrorPage="true" import="dev.clearfault.frameworks.pages.Failures" %>
<% Failures.as("annotated"); %>
