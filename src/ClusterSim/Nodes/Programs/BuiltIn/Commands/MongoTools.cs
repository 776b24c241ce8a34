using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Mongo;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary><c>mongo</c> and <c>mongosh</c>: the shell of MongoDB; <c>mongod</c>: its server.</summary>
internal static class MongoTools
{
    private const string LatestVersion = "8.0.13";

    public static Task<int> ServerAsync(Process process) => new MongoServer().RunAsync(process.Container.Context);

    public static async Task<int> ShellAsync(Process process)
    {
        var isNew = Files.FileSystem.NameOf(process.Name) == "mongosh";
        var version = ImageVersion.Of(process.Container.Spec.Image, LatestVersion);
        if (process.Container.FindListener(MongoServer.Port) is null)
        {
            await process.WriteErrorAsync("MongoNetworkError: connect ECONNREFUSED 127.0.0.1:27017");
            return 1;
        }
        var shell = new MongoShell(new(process.Container.Context), isNew, version);
        var words = process.Arguments;
        var scripts = Enumerable.Range(1, words.Count - 1).Where(i => words[i] is "--eval" or "-e" && i + 1 < words.Count).Select(i => words[i + 1]).ToList();
        if (scripts.Count == 0)
        {
            await process.WriteLineAsync(isNew ? $"Connecting to: mongodb://127.0.0.1:27017/?directConnection=true\nUsing MongoDB: {version}\n" : $"MongoDB shell version v{version}\nconnecting to: mongodb://127.0.0.1:27017\nMongoDB server version: {version}\nWelcome to the MongoDB shell.");
            return await TalkAsync(process, shell, isNew);
        }
        foreach (var line in scripts.SelectMany(script => script.Split(';')))
            await ShowAsync(process, shell.Run(line));
        return 0;
    }

    private static async Task<int> TalkAsync(Process process, MongoShell shell, bool isNew)
    {
        while (true)
        {
            if (process.Terminal is not null)
                await process.WriteAsync(isNew ? shell.Database + "> " : "> ");
            if (await process.Input.ReadLineAsync(process.Killed) is not { } line || line.Trim() is "exit" or "quit()" or "exit()" or "quit")
                break;
            await ShowAsync(process, shell.Run(line));
        }
        await process.WriteLineAsync(isNew ? "" : "bye");
        return 0;
    }

    private static Task ShowAsync(Process process, string text) => text.Length == 0 ? Task.CompletedTask : process.WriteLineAsync(text);
}
