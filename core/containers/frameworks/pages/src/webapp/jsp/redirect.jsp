<%@ page contentType="text/html;charset=UTF-8" import="dev.clearfault.frameworks.pages.Failures" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:redirect url="/jsp/throw.jsp" />
