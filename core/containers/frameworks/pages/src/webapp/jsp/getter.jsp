<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<jsp:useBean id="order" class="dev.clearfault.frameworks.pages.OrderBean" scope="request" />
<jsp:setProperty name="order" property="as" param="as" />
<p><c:out value="${order.failing}" /></p>
