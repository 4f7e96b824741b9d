<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<jsp:useBean id="order" class="dev.clearfault.frameworks.pages.OrderBean" scope="request" />
<jsp:setProperty name="order" property="items" param="n" />
<p>${order.items}</p>
