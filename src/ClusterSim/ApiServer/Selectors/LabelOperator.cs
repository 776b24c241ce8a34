namespace ClusterSim.ApiServer.Selectors;

/// <summary>How a requirement of a label query compares.</summary>
internal enum LabelOperator
{
    Equals,
    DoubleEquals,
    NotEquals,
    In,
    NotIn,
    Exists,
    DoesNotExist,
    GreaterThan,
    LessThan,
}
