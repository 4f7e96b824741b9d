<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<p>around</p>
<jsp:include page="${param.page}.jsp" />
