<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<jsp:useBean id="order" class="dev.clearfault.frameworks.pages.OrderBean" scope="request" />
<p><c:out value="${order.hunter2}" /></p>
