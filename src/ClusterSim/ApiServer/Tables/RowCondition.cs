namespace ClusterSim.ApiServer.Tables;

/// <summary>Something that is to be said of a whole row: <c>kubectl</c> hides those that are completed in some of its views.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/types.go, TableRowCondition (v1.36): there is no other type than <c>Completed</c>.</remarks>
/// <param name="Reason">Brief CamelCase cause.</param>
/// <param name="Message">Text for people.</param>
internal sealed record RowCondition(string Reason, string Message);
