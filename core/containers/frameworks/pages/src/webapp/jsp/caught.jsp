<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:catch var="failure"><% Failures.as("bug"); %></c:catch>
<p><c:out value="${empty failure ? 'nothing' : 'caught'}" /></p>
