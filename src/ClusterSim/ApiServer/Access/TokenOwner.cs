namespace ClusterSim.ApiServer.Access;

/// <summary>Whose a token is.</summary>
/// <param name="Caller">Whose.</param>
/// <param name="Audiences">Those of the audiences asked for that it is meant for.</param>
internal readonly record struct TokenOwner(Caller Caller, ValueList<string> Audiences);
