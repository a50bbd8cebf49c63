let megabytes = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 100 : 100
for benchmark in ZenginFiles.benchmarks(megabytes) { try benchmark.run() }
