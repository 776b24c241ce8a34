using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Mongo;

/// <summary>The server of the image <c>mongo</c>. Its data is in files of <c>/data/db</c>, which its shell reads and writes.</summary>
/// <remarks>Differs from Kubernetes: MongoDB's own protocol is not spoken; the port takes connections, and the shell in the container works on the files.</remarks>
internal sealed class MongoServer : IContainerProgram
{
    public const int Port = 27017;

    public const string Directory = "/data/db";

    public async Task<int> RunAsync(ContainerContext context)
    {
        context.Files.MakeDirectory(Directory);
        Log(context, "CONTROL", "initandlisten", "MongoDB starting");
        context.ListenTcp(Port, static async connection =>
        {
            while (await connection.ReadAsync() is { IsEmpty: false })
            {
                // What is sent is taken and not understood.
            }
        });
        Log(context, "NETWORK", "listener", "Waiting for connections");
        await context.WaitForStop();
        Log(context, "CONTROL", "SignalHandler", "Shutting down");
        return 0;
    }

    private static void Log(ContainerContext context, string component, string thread, string message) =>
        context.Log(string.Create(CultureInfo.InvariantCulture, $"{{\"t\":{{\"$date\":\"{context.Time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff+00:00}\"}},\"s\":\"I\",\"c\":\"{component}\",\"ctx\":\"{thread}\",\"msg\":\"{message}\",\"attr\":{{\"port\":{Port},\"dbPath\":\"{Directory}\"}}}}"));
}
