/// The look of the report: dark text on white, bars told apart by side and pattern as well as by colour.
enum NightReportStyle {
  static let css = """
    :root{color:#1a1a1a;background:#fff;
    font-family:"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",Meiryo,sans-serif;
    font-size:15px;line-height:1.6}
    body{max-width:62rem;margin:0 auto;padding:1rem}
    h1{font-size:1.6rem;border-bottom:3px solid #1f3a5f;padding-bottom:.3rem}
    h2{font-size:1.25rem;border-left:6px solid #1f3a5f;padding-left:.5rem;margin-top:2rem}
    h3{font-size:1.05rem;margin-bottom:.3rem}
    h4{font-size:.95rem;margin:.8rem 0 .2rem}
    .care{border:2px solid #8a1c1c;color:#8a1c1c;padding:.4rem .7rem;font-weight:bold}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}
    caption{text-align:left;font-weight:bold;padding:.2rem 0}
    th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top;
    overflow-wrap:anywhere}
    th{background:#eef2f7;font-weight:bold}
    td.number,th.number{text-align:right;white-space:nowrap;overflow-wrap:normal}
    .bad{color:#8a1c1c;font-weight:bold}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0}
    dt{font-weight:bold}
    dd{margin:0;overflow-wrap:anywhere}
    .alert{border-top:2px solid #767676;margin-top:1.2rem}
    svg{display:block;width:8rem;height:.9rem}
    .up{fill:#9c2f2f}
    .down{fill:#fff;stroke:#1f3a5f;stroke-width:2}
    .axis{stroke:#1a1a1a;stroke-width:1}
    footer{margin-top:2rem;font-size:.85rem}
    @page{size:A4;margin:14mm}
    @media print{:root{font-size:10pt}body{max-width:none;padding:0}.scroll{overflow:visible}
    thead{display:table-header-group}tr,dl{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}}
    """
}
