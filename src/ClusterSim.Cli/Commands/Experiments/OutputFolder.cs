using System.CommandLine;
using ClusterSim.Lab.Reports;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary>The options that say where results go.</summary>
internal sealed class OutputFolderOptions
{
    private readonly Option<string> _out = new("--out") { Description = "The folder that results are written to.", Required = true };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrites results that are there already." };

    public void AddTo(Command command)
    {
        command.Add(_out);
        command.Add(_force);
    }

    public OutputFolder From(ParseResult arguments) => new(arguments.GetValue(_out)!, arguments.GetValue(_force));
}

/// <summary>A folder that results are written to.</summary>
/// <param name="Path">The folder; it is made when it is not there.</param>
/// <param name="MayOverwrite">Whether files of other content are replaced.</param>
internal sealed record OutputFolder(string Path, bool MayOverwrite)
{
    /// <summary>Refuses, before anything is done, a folder that holds results already.</summary>
    /// <exception cref="IOException">It does.</exception>
    public void RequireFree(string file)
    {
        if (!MayOverwrite && File.Exists(FullPath(file)))
            throw new IOException($"{FullPath(file)} is there already. --force overwrites it.");
    }

    /// <summary>Writes files, each whole or not at all.</summary>
    /// <exception cref="IOException">One is there already with other content: nothing has been written.</exception>
    public void Write(IReadOnlyList<ReportFile> files)
    {
        foreach (var file in files)
        {
            if (!MayOverwrite && File.Exists(FullPath(file.Path)) && File.ReadAllText(FullPath(file.Path)) != file.Text)
                RequireFree(file.Path);
        }
        foreach (var file in files)
        {
            var path = FullPath(file.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            var beside = path + ".part";
            File.WriteAllText(beside, file.Text);
            File.Move(beside, path, overwrite: true);
        }
    }

    private string FullPath(string file) => System.IO.Path.Combine(Path, file.Replace('/', System.IO.Path.DirectorySeparatorChar));
}
