module merit.dev/baseline

go 1.24
