<h1>We are sorry</h1>
