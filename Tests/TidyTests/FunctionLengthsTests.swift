import Testing

struct FunctionLengthsTests {
  func functions(_ text: String) -> [[Int]] {
    FunctionLengths.functions(in: SourceFile(path: "Sources/Core/X.swift", text: text)).map {
      [$0.line, $0.lines]
    }
  }

  @Test func theTreeKeepsTheLimit() throws {
    let tree = try SourceTree.current()
    #expect(tree.swiftFiles.flatMap(FunctionLengths.functions).count > 500)
    let problems = tree.swiftFiles.flatMap(FunctionLengths.problems)
    #expect(problems.isEmpty, "\(problems.report)")
  }

  @Test func functionsAreMeasuredFromSignatureToBrace() {
    let text = """
      protocol P {
        func required() -> Int
        init(a: Int)
      }
      struct S {
        func short() -> Int { 1 }
        func long(
          a: () -> Void = { },
          b: Int
        ) throws -> Int
        where A: B {
          if b > 0 { return "}" }
          return 2
        }
        public init?(x: Int) {
          self.init(x: x)
        }
        subscript(i: Int) -> Int {
          1
        }
        deinit {
        }
      }
      """
    #expect(functions(text) == [[6, 1], [7, 8], [15, 3], [18, 3], [21, 2]])
  }

  @Test func aFunctionOverTheLimitIsAProblem() {
    let body = String(repeating: "  work()\n", count: FunctionLengths.mostLines - 2)
    let fits = SourceFile(path: "Sources/Core/X.swift", text: "func f() {\n\(body)}\n")
    #expect(FunctionLengths.problems(in: fits).isEmpty)
    let tooLong = SourceFile(path: "Sources/Core/X.swift", text: "func f() {\n\(body)  work()\n}\n")
    #expect(FunctionLengths.problems(in: tooLong).map(\.line) == [1])
  }
}
