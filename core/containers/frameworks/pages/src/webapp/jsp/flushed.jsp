<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<p>begun</p>
<% out.flush(); Failures.as("bug"); %>
