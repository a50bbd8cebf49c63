/// Model files of random trees as LightGBM would write them, for tests of what a pipeline does with a challenger.
public enum RandomTreeFile {
  /// A file of trees of seven splits each over some features.
  public static func text(features: [String], trees: Int, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    func list(_ count: Int, _ make: () -> String) -> String {
      (0..<count).map { _ in make() }.joined(separator: " ")
    }
    func real(_ size: Double) -> String { "\(Double.random(in: -size...size, using: &generator))" }
    let blocks = (0..<trees).map { index in
      """
      Tree=\(index)
      num_leaves=8
      num_cat=0
      split_feature=\(list(7) { "\(Int.random(in: 0..<features.count, using: &generator))" })
      split_gain=1 1 1 1 1 1 1
      threshold=\(list(7) { ["0.5", "2.5", "17.5", "1500.25", "40000.5", "-3.5"].randomElement(using: &generator) ?? "0" })
      decision_type=\(list(7) { ["2", "8", "10", "4", "6"].randomElement(using: &generator) ?? "2" })
      left_child=1 3 5 -1 -3 -5 -7
      right_child=2 4 6 -2 -4 -6 -8
      leaf_value=\(list(8) { real(0.4) })
      leaf_weight=1 1 1 1 1 1 1 1
      leaf_count=10 20 30 40 50 60 70 80
      internal_value=0 0 0 0 0 0 0
      internal_weight=0 0 0 0 0 0 0
      internal_count=360 100 260 30 70 110 150
      is_linear=0
      shrinkage=0.1


      """ + "\n"
    }
    let header = """
      tree
      version=v4
      num_class=1
      num_tree_per_iteration=1
      label_index=0
      max_feature_idx=\(features.count - 1)
      objective=binary sigmoid:1
      feature_names=\(features.joined(separator: " "))
      feature_infos=\(features.map { _ in "[0:1]" }.joined(separator: " "))
      tree_sizes=\(blocks.map { "\($0.utf8.count)" }.joined(separator: " "))


      """
    return header + blocks.joined() + "end of trees\nparameters:\nend of parameters\n"
  }
}
