import Testing

struct SwiftCodeTests {
  @Test(arguments: [
    ("let a = 1 // try! x", "let a = 1          "),
    ("a /* try! /* as! */ b */ c", "a                        c"),
    (#"f("try!", 2)"#, "f(      , 2)"),
    (#"f("\"try!", 2)"#, "f(        , 2)"),
    (#"f("\(g("as!")) x", 2)"#, "f(               , 2)"),
    (##"f(#"a " try!"#, 2)"##, "f(            , 2)"),
    ("f(\"\"\"\n  try! \"x\"\n  \"\"\")", "f(   \n          \n     )"),
    ("let open = \"never closed\nlet next = 1", "let open =              \nlet next = 1"),
  ])
  func commentsAndTextsBecomeSpaces(source: String, code: String) {
    #expect(SwiftCode.withoutCommentsAndTexts(source) == code)
  }
}
