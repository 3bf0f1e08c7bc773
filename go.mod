module github.com/chancery-project/chancery

go 1.26
