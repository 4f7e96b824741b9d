<%@ page contentType="text/html;charset=UTF-8" %>
<jsp:useBean id="hunter2"
