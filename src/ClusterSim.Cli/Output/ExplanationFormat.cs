namespace ClusterSim.Cli.Output;

/// <summary>How an explanation is written.</summary>
internal enum ExplanationFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For both.</summary>
    Yaml,
}
