<p>${hunter2.missing}</p>
