/// Every exporter, in the order in which an investigation writes its files: what people open first comes first.
///
/// Adding one takes a file in `Exporters/` and a line here.
public enum Exporters {
  /// All exporters.
  public static let all: [any Exporter.Type] = [
    TimelineCSV.self,
    GraphML.self,
    Narrative.self,
    Report.self,
    FindingsJSON.self,
    PictureFiles.self,
    GEXF.self,
    TimesketchJSONL.self,
    TimesketchCSV.self,
    L2TCSV.self,
    CaseWorkbook.self,
    ExecutiveNarrative.self,
    PartnerNarrative.self,
    OpenGraph.self,
    DOT.self,
    IndicatorsCSV.self,
    NavigatorLayer.self,
    STIXBundle.self,
    HuntingQueries.self,
  ]

  /// The exporter of a name, nil when there is none.
  public static func named(_ name: String) -> (any Exporter.Type)? {
    all.first { $0.name == name }
  }
}
