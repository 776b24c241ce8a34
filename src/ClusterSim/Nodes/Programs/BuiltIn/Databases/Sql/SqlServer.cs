namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Sql;

/// <summary>The servers of the images <c>mysql</c>, <c>mariadb</c> and <c>postgres</c>, as far as their Pods go: they want a password, take a while to start, take connections and keep a data directory.</summary>
/// <param name="kind">Which of them it is.</param>
/// <remarks>Differs from Kubernetes: no SQL is understood; the port takes connections, and clients in the container find the server alive.</remarks>
internal sealed class SqlServer(SqlKind kind) : IContainerProgram
{
    private static readonly TimeSpan Initialization = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Startup = TimeSpan.FromSeconds(1);

    public async Task<int> RunAsync(ContainerContext context)
    {
        var marker = kind.DirectoryOf(context) + "/" + kind.Marker;
        if (!context.Files.Exists(marker))
        {
            if (!kind.Passwords.Any(name => context.Env.ContainsKey(name)))
            {
                context.LogError(kind.WantsPassword);
                return 1;
            }
            context.Files.MakeDirectory(kind.DirectoryOf(context));
            await context.Delay(Initialization, context.Stopping);
            context.Files.WriteText(marker, kind.Version + "\n");
        }
        await context.Delay(Startup, context.Stopping);
        context.ListenTcp(kind.Port, static async connection =>
        {
            while (await connection.ReadAsync() is { IsEmpty: false })
            {
                // What is sent is taken and not understood.
            }
        });
        context.LogError(kind.ReadyLine(context.Time.GetUtcNow()));
        await context.WaitForStop();
        return 0;
    }
}
